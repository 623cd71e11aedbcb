"""Run pytest where nothing but loopback can be reached.

On Linux this is a network namespace of its own: child processes, the browser and native code are
inside it too. Where the machine has none, a guard inside Python is used, and the run says so.
"""

from __future__ import annotations

import ctypes
import fcntl
import os
import socket
import struct
import sys
from pathlib import Path

CLONE_NEWUSER, CLONE_NEWNET = 0x10000000, 0x40000000
SIOCGIFFLAGS, SIOCSIFFLAGS, IFF_UP = 0x8913, 0x8914, 0x1


def leave_the_network() -> bool:
    """Move this process into a network namespace with loopback alone. True where that worked."""
    libc = ctypes.CDLL(None, use_errno=True)
    user, group = os.geteuid(), os.getegid()
    if user == 0:
        worked = libc.unshare(CLONE_NEWNET) == 0 or libc.unshare(CLONE_NEWUSER | CLONE_NEWNET) == 0
    else:
        worked = libc.unshare(CLONE_NEWUSER | CLONE_NEWNET) == 0
        if worked:
            Path("/proc/self/setgroups").write_text("deny", "ascii")
            Path("/proc/self/uid_map").write_text(f"{user} {user} 1", "ascii")
            Path("/proc/self/gid_map").write_text(f"{group} {group} 1", "ascii")
    return worked and loopback_up()


def loopback_up() -> bool:
    """Switch `lo` on: a new namespace starts with it switched off."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        request = struct.pack("16sh", b"lo", 0)
        try:
            flags = struct.unpack("16sh", fcntl.ioctl(probe, SIOCGIFFLAGS, request))[1]
            fcntl.ioctl(probe, SIOCSIFFLAGS, struct.pack("16sh", b"lo", flags | IFF_UP))
        except OSError:
            return False
    return True


def main() -> None:
    """Go offline, then become pytest."""
    walled = sys.platform == "linux" and leave_the_network()
    os.environ["SAYCLEAR_TEST_WALL"] = "namespace" if walled else "python"
    if not walled:
        print("No network namespace here: the tests use a guard inside Python instead.", flush=True)
    os.execv(sys.executable, [sys.executable, "-m", "pytest", *sys.argv[1:]])  # noqa: S606


if __name__ == "__main__":
    main()
