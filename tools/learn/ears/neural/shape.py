"""The shape of the network: how much of the pretrained encoder it keeps."""

LAYERS = 4  # of the six that the pretrained encoder has
FROZEN = 1  # of these, the first ones, which with the pieces' vectors stay as they were
HEADS = 12  # of attention, as it was pretrained
HIDDEN = 128  # width of what judges a mention
