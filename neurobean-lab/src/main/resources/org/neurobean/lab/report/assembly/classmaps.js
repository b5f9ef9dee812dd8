// classmaps
