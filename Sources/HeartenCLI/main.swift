print("hearten")
