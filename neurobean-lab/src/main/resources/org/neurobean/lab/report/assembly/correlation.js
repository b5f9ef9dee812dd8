// correlation
