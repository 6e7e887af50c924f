"""Forms as tests fill them in: fields by their names, whatever else their block_ids say."""

from tests.rig import Json, Rig


def opened(rig: Rig, member: str, channel: str, command: str) -> Json:
    """Give `/baton` and return the form that opens."""
    assert rig.slack.command(member, channel, "/baton", command).error == ""
    return rig.wait(lambda: rig.slack.view_of(member))


def chosen(rig: Rig, member: str, action: str, value: str) -> Json:
    """Choose something in a menu of the form; return what the form is turned to."""
    before = (rig.slack.view_of(member) or {})["hash"]
    assert rig.slack.click_in_view(member, action, selected=value).error == ""
    rig.wait(lambda: (rig.slack.view_of(member) or {})["hash"] != before)
    return rig.slack.view_of(member) or {}


def saved(rig: Rig, member: str, /, **fields: str | list[str]) -> dict[str, str]:
    """Submit the open form and return what stands beside its fields."""
    blocks = [b["block_id"] for b in (rig.slack.view_of(member) or {})["blocks"]]
    ids = {field_in(block): block for block in blocks}
    reply = rig.slack.submit(member, {ids[f]: {"entered": v} for f, v in fields.items()})
    assert reply.error == ""
    return {field_in(block): sentence for block, sentence in reply.errors.items()}


def field_in(block: str) -> str:
    """Return the name of a field: what is before what it is about, and before its mark."""
    field = block.partition("#")[0].partition(":")[0]
    return field.rpartition("/")[2]
