"""What projects and workspaces are: described by a file as a whole, or in forms part by part."""
