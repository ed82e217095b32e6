"""What UWV assesses of a person: can he earn the minimum wage, can he work at all, since when is he hindered."""
