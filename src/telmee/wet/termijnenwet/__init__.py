"""Until when a term of an act runs that ends on a day on which nothing can be done (Algemene termijnenwet)."""
