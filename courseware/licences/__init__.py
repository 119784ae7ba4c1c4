"""What other people's work comes with the course, under which licences, and where its source is."""
