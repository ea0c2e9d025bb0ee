"""`make screens`: every screen, rendered by Amazon's own view host in a real browser."""
