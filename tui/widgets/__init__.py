"""What stands on a screen: each widget is given nouns or lines and shows them."""
