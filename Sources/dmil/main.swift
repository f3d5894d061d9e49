print("dmil")
