from __future__ import annotations

from counterpoint.server.connections.connection import connection_type
from counterpoint.server.settings import ServerSettings


def test_two_servers_of_one_process_share_neither_room_nor_patience() -> None:
    hasty, patient = (
        vars(connection_type(ServerSettings(body_deadline=seconds, send_deadline=seconds)))
        for seconds in (1.0, 60.0)
    )

    assert hasty["room"] is not patient["room"]
    assert (hasty["body_deadline"], hasty["send_deadline"]) == (1.0, 1.0)
    assert (patient["body_deadline"], patient["send_deadline"]) == (60.0, 60.0)
