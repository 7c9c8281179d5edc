"""Workers that answer queries in processes of their own, which `counterpoint.processes` keeps."""
