"""Below the wall: files become rows, rows become protected cells. Nothing above imports this."""
