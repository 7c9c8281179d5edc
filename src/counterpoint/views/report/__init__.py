"""The Markdown report: findings and issues of a map, or what groups of voters share."""
