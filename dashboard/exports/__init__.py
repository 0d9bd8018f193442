"""One function per format; each takes the same released cells that the pages take."""
