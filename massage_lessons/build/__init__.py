"""What is made of content, drawing and lessons ahead of time, and compared with what is stored."""
