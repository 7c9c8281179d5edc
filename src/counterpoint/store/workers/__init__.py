"""What runs in processes of its own: answering queries; `counterpoint.processes` keeps them."""
