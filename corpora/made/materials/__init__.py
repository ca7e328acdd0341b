"""Papers of cathode and anode materials, of the machines that make them, and of technology; `PAPERS` goes out."""
