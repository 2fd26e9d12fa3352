"""The functions of onrecord.h, by ctypes; calls release the interpreter's lock."""
import ctypes
import os
from pathlib import Path


class Text(ctypes.Structure):
    _fields_ = [("bytes", ctypes.c_char_p), ("length", ctypes.c_size_t)]


class ArticleStruct(ctypes.Structure):
    _fields_ = [("size", ctypes.c_size_t), ("id", Text), ("text", Text), ("title", Text), ("published", Text), ("url", Text),
                ("outlet", Text), ("byline", ctypes.POINTER(Text)), ("byline_count", ctypes.c_size_t),
                ("writes_text", ctypes.c_int32)]


def _load() -> ctypes.CDLL:
    path = os.environ.get("ONRECORD_LIBRARY") or str(Path(__file__).with_name("libonrecord.so"))
    library = ctypes.CDLL(path)
    library.onrecord_version.restype = ctypes.c_char_p
    library.onrecord_last_error.restype = ctypes.c_char_p
    library.onrecord_open.restype = ctypes.c_void_p
    library.onrecord_open.argtypes = [ctypes.POINTER(Text), ctypes.c_size_t]
    library.onrecord_extract.restype = ctypes.c_void_p
    library.onrecord_extract.argtypes = [ctypes.c_void_p, ctypes.POINTER(ArticleStruct), ctypes.POINTER(ctypes.c_size_t)]
    library.onrecord_free.restype = None
    library.onrecord_free.argtypes = [ctypes.c_void_p]
    library.onrecord_close.restype = None
    library.onrecord_close.argtypes = [ctypes.c_void_p]
    return library


library = _load()


def last_error() -> str:
    return (library.onrecord_last_error() or b"").decode("utf-8", "replace")
