"""The generator of training strings: invented records, their printed forms, and the training of the label model."""
