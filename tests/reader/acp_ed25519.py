"""Just enough of Curve25519 to refuse keys and signatures that looser programs take. Not for secrets."""

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
# The u of every point of small order, on the curve and on its twist, reduced.
SMALL_U = {
    0,
    1,
    P - 1,
    325606250916557431795983626356110631294008115727848805560023387167927233504,
    39382357235489614581723060781553021112529911719440698176882885853963445705823,
}


def decode_point(data):
    """The point that 32 bytes say, as (x, y), or None; None also for a second spelling of one."""
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & (2**255 - 1)
    if y >= P:
        return None
    u, v = (y * y - 1) % P, (D * y * y + 1) % P
    x = u * pow(v, 3, P) * pow(u * pow(v, 7, P), (P - 5) // 8, P) % P
    if v * x * x % P != u:
        x = x * pow(2, (P - 1) // 4, P) % P
        if v * x * x % P != u:
            return None
    if x == 0 and sign:
        return None
    return (P - x if x & 1 != sign else x), y


def _add(a, b):
    (x1, y1), (x2, y2) = a, b
    k = D * x1 * x2 * y1 * y2 % P
    x = (x1 * y2 + x2 * y1) * pow(1 + k, P - 2, P)
    y = (y1 * y2 + x1 * x2) * pow(1 - k, P - 2, P)
    return x % P, y % P


def is_strong_point(data):
    """Whether 32 bytes are a point in its one spelling and not one of the eight of small order."""
    point = decode_point(data)
    if point is None:
        return False
    for _ in range(3):
        point = _add(point, point)
    return point != (0, 1)


def is_strict_signature(data):
    """What a strict verifier asks of R and S before it looks at the message."""
    return int.from_bytes(data[32:], "little") < ORDER and is_strong_point(data[:32])


def is_sound_u(data):
    """Whether 32 bytes are an X25519 key that protects something, in its one spelling."""
    u = int.from_bytes(data, "little")
    return u < P and u not in SMALL_U
