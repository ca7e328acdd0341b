"""What a Word document takes in from other files inside its package, as blocks of its own."""
