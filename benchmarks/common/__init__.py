"""What several measurements share: any number of papers that differ, and the programs that gauger stands beside."""
