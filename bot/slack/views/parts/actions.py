"""The names of buttons, menus and fields; `action_values.py` has what their values carry."""

MARK_DONE = "mark_done"  # opens the preview
CONFIRM_DONE = "confirm_done"
MEANT_PHASE = "meant_phase"  # another phase, nearly named; the value is a `DoneValue`
CONFIRM_REPORT, REJECT_REPORT = "confirm_report", "reject_report"  # of a pipeline
SETTLE_REPORT = "settle_report"  # an overflow menu with both, where a digest has buttons enough
ASK_THEM = "ask_them"  # who may mark a phase done, for somebody who may not
CANCEL = "cancel"
DONE, SKIP, REOPEN = "done", "skip", "reopen"  # the words that buttons carry
DESCRIBE = "describe"  # `describe:1` …: opens a form about a project, or first asks which
ASSIGN, EDIT, CHECKLIST = "assign", "edit", "checklist"  # the forms, as the words of `/baton`
CORRECT = "correct"  # the same: where the phases of a project stand
REMINDERS, ROLE, WORKFLOW = "reminders", "role", "workflow"  # forms of the whole workspace
OWN_PART = "own_part"  # `own_part:1` …: a menu in these forms: which part they are about
PROJECT_WORKFLOW = "project_workflow"  # a menu in the form: which workflow the project follows
NEW_PROJECT = "new_project"  # opens the form; the value is the channel where it was offered
PREFERENCES = "preferences"  # opens the form of a member's own settings
TELL_NOW = "tell_now"  # whoever waits to hear of a completion, or of its phase being reopened
CONFIRM_INTERVENTION = "confirm_intervention"  # skip, or reopen
UNDO_DONE = "undo_done"  # the value is the completion
FOR_PROJECT = "for_project"  # `for_project:1` …: which project a typed command is about
ACCEPT = "accept"
RETURN = "return"  # opens the modal that asks for the reason
SETTLE = "settle"  # an overflow menu with both, where a message offers several phases
PICK_HOLDER = "pick_holder"
PICK_LEAD = "pick_lead"  # `pick_lead:1` …: who leads a project whose lead left
HOME_PAGE = "home_page"  # `home_page:1` …; the value is the page to turn to
SNOOZE = "snooze"  # a menu: when to be reminded again
SOMETHING_ELSE = "something_else"  # no choice is right
ASK_LEAD = "ask_lead"
SHARE = "share"  # an answer that its asker alone sees
VOTE = "vote"
KEEP = "keep"  # a question that is answered right, as a test of what is taught from then on
TEACH = "teach"  # opens the modal; `teach:1` … in a list
TEACH_ANYWAY = "teach_anyway"
UNDO = "undo"  # `undo:1` … in a list, as the next two
APPROVE = "approve"
REJECT = "reject"
CHOOSE_ROLE = "choose_role"  # `choose_role:1` …: an action_id is unique within a message
CHOOSE_PROJECT = "choose_project"  # `choose_project:1` …; the value is what was asked, packed

REJECT_MODAL = "reject_report_form"
RETURN_MODAL = "return_handoff"
REASON_BLOCK = "reason"
REASON_INPUT = "written"

REPLACE, BESIDE = "replace", "beside"  # where it is said that a phase is done


def numbered(action: str, number: int) -> str:
    """The action_id of one of several buttons of a kind, counted from 1."""
    return f"{action}:{number}"


def choice_action(number: int) -> str:
    """The action_id of the button of that number, counted from 1."""
    return f"{CHOOSE_ROLE}:{number}"


def project_action(number: int) -> str:
    """The action_id of the button of a project, counted from 1."""
    return f"{CHOOSE_PROJECT}:{number}"


def done_action(number: int) -> str:
    """The action_id of the *Mark done* button of that number, counted from 1."""
    return f"{MARK_DONE}:{number}"
