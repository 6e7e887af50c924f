"""The forms about a workspace's own knowledge, by the word of `/baton` that opens each."""

from bot.slack.views.forms.checklist import CHECKLIST_FORM
from bot.slack.views.forms.reminders import REMINDERS_FORM
from bot.slack.views.forms.role import ROLE_FORM
from bot.slack.views.forms.workflow import WORKFLOW_FORM
from bot.slack.views.parts.actions import CHECKLIST, REMINDERS, ROLE, WORKFLOW

OWN_FORMS = {
    CHECKLIST: CHECKLIST_FORM,
    REMINDERS: REMINDERS_FORM,
    ROLE: ROLE_FORM,
    WORKFLOW: WORKFLOW_FORM,
}
