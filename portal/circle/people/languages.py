"""Languages that are spoken at home in England by many; BSL (bfi) is one of them. Codes of ISO 639."""

SPOKEN = [
    "en", "bfi", "pl", "ur", "pa", "bn", "gu", "ar", "so", "ro", "pt", "es", "fr", "it", "tr", "fa", "ps", "ku", "ckb",
    "zh", "yue", "ta", "hi", "ti", "am", "uk", "ru",
]  # fmt: skip
