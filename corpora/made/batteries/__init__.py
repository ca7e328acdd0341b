"""Papers of cells, modules and packs, a family of makers each; `PAPERS` goes out."""
