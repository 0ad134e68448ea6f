"""The only room that knows everyone: it builds the house, opens its doors and closes them."""
