"""The forms about a workspace's own knowledge, by the word of `/baton` that opens each."""

from bot.slack.views.actions import CHECKLIST, REMINDERS, ROLE, WORKFLOW
from bot.slack.views.checklist_modal import CHECKLIST_FORM
from bot.slack.views.reminders_modal import REMINDERS_FORM
from bot.slack.views.role_modal import ROLE_FORM
from bot.slack.views.workflow_modal import WORKFLOW_FORM

OWN_FORMS = {
    CHECKLIST: CHECKLIST_FORM,
    REMINDERS: REMINDERS_FORM,
    ROLE: ROLE_FORM,
    WORKFLOW: WORKFLOW_FORM,
}
