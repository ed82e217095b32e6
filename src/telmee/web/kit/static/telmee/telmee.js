// What pages do better with JavaScript; without it everything works.
