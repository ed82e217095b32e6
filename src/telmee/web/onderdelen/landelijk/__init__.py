"""Did the Netherlands reach its jobs? The series, a year, the hiring-in key, the annex, the server's own records."""
