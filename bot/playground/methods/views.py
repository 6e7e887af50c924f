"""views.*: modals and the Home."""

from bot.playground.errors import Refusal
from bot.playground.json_types import Json
from bot.playground.methods.call import Call
from bot.playground.rules.views import accepted_view


def open_view(call: Call) -> Json:
    """Open a modal for the member whose trigger_id it is."""
    view = accepted_view(call.object("view"), "modal")
    _check_external_id(call, view)
    member = _triggered(call)
    opened = call.workspace.views.open(member, call.world.named(view))
    call.world.views_changed(call.workspace, member)
    return {"view": opened}


def push_view(call: Call) -> Json:
    """Open a modal over the one that is open."""
    view = accepted_view(call.object("view"), "modal")
    _check_external_id(call, view)
    member = _triggered(call)
    pushed = call.workspace.views.push(member, call.world.named(view))
    call.world.views_changed(call.workspace, member)
    return {"view": pushed}


def update_view(call: Call) -> Json:
    """Show another content in an open modal."""
    found = call.workspace.views.find(call.text("view_id"), call.text("external_id"))
    if found is None:
        raise Refusal("not_found")
    member, before = found
    _check_hash(call, before)
    view = accepted_view(call.object("view"), before["type"])
    updated = call.workspace.views.update(before, call.world.named(view))
    call.world.views_changed(call.workspace, member)
    return {"view": updated}


def publish_view(call: Call) -> Json:
    """Show a member's Home."""
    member = call.required("user_id")
    if member not in call.workspace.members:
        raise Refusal("invalid_arguments", ("invalid `user_id`",))
    before = call.workspace.views.home(member)
    if before is not None:
        _check_hash(call, before)
    view = accepted_view(call.object("view"), "home")
    published = call.workspace.views.publish(member, call.world.named(view))
    call.world.views_changed(call.workspace, member)
    return {"view": published}


def _triggered(call: Call) -> str:
    return call.world.tickets.redeem_trigger(call.required("trigger_id"), call.workspace.team.id)


def _check_hash(call: Call, before: Json) -> None:
    if call.text("hash") not in ("", before["hash"]):
        raise Refusal("hash_conflict")


def _check_external_id(call: Call, view: Json) -> None:
    external_id = str(view.get("external_id") or "")
    if external_id and call.workspace.views.find("", external_id) is not None:
        raise Refusal("duplicate_external_id")
