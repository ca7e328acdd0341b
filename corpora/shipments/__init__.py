"""Three made shipments, a battery exporter's, a material maker's and a machine builder's, with the papers of each."""
