"""What befalls members, and what they set of their own: hours, absences, stand-ins."""
