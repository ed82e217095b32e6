"""What an employer sees of its quota beside the levy: the hours that close the gap, the weekly count, the dates."""
