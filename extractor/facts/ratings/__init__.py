"""What a battery is rated at, unnamed: in come marked rows, out go values read by their units ("3.7 V 350 mAh")."""
