"""Beschut werk: the country, one municipality, a distribution, the money, one organisation, and the person who asks."""
