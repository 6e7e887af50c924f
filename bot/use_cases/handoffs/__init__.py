"""What moves a project on: phases marked done, handoffs settled, reminders planned."""
