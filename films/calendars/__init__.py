"""iCalendar (RFC 5545, 7986): what is written, what an entry says, which screenings a calendar holds. No HTTP."""
