"""The register of arbeidsbeperkten: when a registration ends, who may ask to leave, what an employer is told."""
