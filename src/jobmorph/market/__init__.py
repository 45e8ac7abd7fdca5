"""What happens to everybody: demand, labour flows, outlook."""
