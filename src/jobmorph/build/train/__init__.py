"""What is fitted when an edition is built: usage propensity, intensity, waves of use."""
