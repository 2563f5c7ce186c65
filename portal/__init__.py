"""The circle-of-support portal: how families, friends and carers take part in a LeDeR review."""
