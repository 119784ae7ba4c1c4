"""Frames arrive whole however the bytes are split; what is no frame is an error, not a wait."""

from __future__ import annotations

import os
import socket
import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graders.sandbox import transfer
from graders.sandbox.wire import Channel, Kind, TooLargeError

LARGEST = 1 << 16


@pytest.fixture
def pair():
    ours, theirs = socket.socketpair()
    with ours, theirs:
        yield ours, Channel(theirs, LARGEST)


@given(st.lists(st.tuples(st.sampled_from(Kind), st.binary(max_size=200)), max_size=20))
def test_frames_arrive_in_order(frames):
    ours, theirs = socket.socketpair()
    with ours, theirs:
        sender, receiver = Channel(ours, LARGEST), Channel(theirs, LARGEST)
        for kind, payload in frames:
            sender.send(kind, payload)
        assert [receiver.receive(1) for _ in frames] == frames


@given(st.binary(max_size=100), st.integers(0, 105))
def test_a_frame_in_two_parts_is_waited_for(payload, cut):
    ours, theirs = socket.socketpair()
    with ours, theirs:
        whole = b"d" + len(payload).to_bytes(4, "big") + payload
        receiver = Channel(theirs, LARGEST)
        ours.sendall(whole[:cut])
        if cut < len(whole):
            with pytest.raises(TimeoutError):
                receiver.receive(0)
        ours.sendall(whole[cut:])
        assert receiver.receive(1) == (Kind.DATA, payload)


@given(st.binary(min_size=5, max_size=200))
def test_rubbish_is_an_error_and_no_wait(rubbish):
    ours, theirs = socket.socketpair()
    with theirs:
        with ours:
            ours.sendall(rubbish)
        receiver = Channel(theirs, LARGEST)
        with pytest.raises((EOFError, ValueError, TooLargeError)):
            while True:
                receiver.receive(1)


def test_a_frame_that_claims_too_much_is_not_waited_for(pair):
    ours, receiver = pair
    ours.sendall(b"o" + (LARGEST + 1).to_bytes(4, "big"))
    with pytest.raises(TooLargeError):
        receiver.receive(1)


def test_a_closed_socket_is_the_end(pair):
    ours, receiver = pair
    ours.close()
    with pytest.raises(EOFError):
        receiver.receive(1)


@pytest.mark.parametrize("size", [0, 1, 3 << 20])
def test_a_file_travels_whole(tmp_path, size):
    ours, theirs = socket.socketpair()
    content = os.urandom(size)
    (tmp_path / "보고서.hwpx").write_bytes(content)
    arguments = (Channel(ours, 1 << 21), "output/보고서.hwpx", tmp_path / "보고서.hwpx")
    with ours, theirs:
        sender = threading.Thread(target=transfer.send_file, args=arguments)
        sender.start()
        receiver = Channel(theirs, 1 << 21)
        kind, name = receiver.receive(1)
        assert (kind, name.decode()) == (Kind.FILE, "output/보고서.hwpx")
        transfer.receive_file(receiver, tmp_path / "copy")
        sender.join()
    assert (tmp_path / "copy").read_bytes() == content


@given(st.binary(max_size=40) | st.sampled_from([b"..", b"a/../../b", b"/etc/passwd", b"", b"."]))
def test_no_name_leaves_the_folder(tmp_path_factory, name):
    folder = tmp_path_factory.getbasetemp().resolve() / "folder"
    try:
        place = transfer.inside(folder, name)
    except ValueError:
        return
    assert folder in place.parents
    assert ".." not in place.parts
