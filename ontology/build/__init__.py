"""Making of the large data files of ``ontology/`` from their published sources; not used at run time."""
