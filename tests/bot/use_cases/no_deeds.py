"""What of bot.use_cases is no use case of one workspace, and why."""

from collections.abc import Mapping

NO_DEEDS: Mapping[str, str] = {
    "OpenWorkOfTeam": "every deed opens its work through it",
    "OpenBulkWorkOfTeam": "the same, of the registry as a whole",
    "WorkspaceOfTeam": "every deed finds its workspace through it",
    "QuestionsOfTeam": "every question goes through it",
    "OpenWorkAfterQuestions": "only writes what waits to be written",
    "KnowledgeShelf": "every deed takes its knowledge from it",
    "Place": "part of asking",
    "ReadWithMembers": "the same",
    "Conversation": "a value",
    "Mine": "a value",
    "Finding": "a value",
    "Report": "a value",
    "LessonChange": "a value",
    "ProjectPlanner": "part of ImportRegistry",
    "Rereading": "part of Teach and SettleTeaching",
    "ForgetConversations": "deletes by age alone, whosever it is",
    "QuestionsOfWhoLooks.forget": "the same",
    "_DirectoryOfWhoLooks": "every deed of QuestionsOfWhoLooks.reads reads through it",
    "ReadingThrough": "the same",
    "RenewTokens": "of installations: tests/dialogues/test_rotating.py has two workspaces",
    "Uninstall": "of installations: tests/dialogues/test_uninstalling.py has two workspaces",
    "NoticeUninstalled": "the same",
    "ForgetUninstalled": "the same",
    "KnowLanguage.forget": "lets go of what a process remembers",
    "AnswerQuestion.warm_up": "knows no workspace",
    "AnswerQuestion.resolver": "knows no workspace",
    "AnswerQuestion.new_resolver": "knows no workspace",
    "AnswerQuestion.read": "part of Doubt and Teach",
}
