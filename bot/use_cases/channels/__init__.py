"""What channels are: private or not, who is in them, where a message goes that they refuse."""
