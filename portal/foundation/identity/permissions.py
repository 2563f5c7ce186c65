"""Everything that may be allowed. Who is allowed stands in portal/policy.py."""

from enum import StrEnum


class Permission(StrEnum):
    """One name for each thing that somebody may do."""

    SEE_REVIEW = "see_review"
    CHOOSE_INVOLVEMENT = "choose_involvement"
    READ_OWN_STORY = "read_own_story"
    TELL_STORY = "tell_story"
    READ_SHARED_STORY = "read_shared_story"
    SEE_OWN_START = "see_own_start"
    SEE_OWN_RECORD = "see_own_record"
    SET_OWN_WISHES = "set_own_wishes"
    NAME_HELPER = "name_helper"
    HAND_ON = "hand_on"

    OPEN_REVIEW = "open_review"
    ADD_TO_CIRCLE = "add_to_circle"
    CHANGE_CIRCLE = "change_circle"
    SAY_SECOND_YES = "say_second_yes"
    ASK_FOR_SENIOR = "ask_for_senior"
    CLOSE_REVIEW = "close_review"
    HAND_REVIEW_OVER = "hand_review_over"
    USE_REVIEW_DESK = "use_review_desk"
    READ_STORIES_OF_REVIEW = "read_stories_of_review"
    THANK_FOR_STORY = "thank_for_story"
    WRITE_TO_CIRCLE = "write_to_circle"
    USE_PHONE_DESK = "use_phone_desk"
    USE_POST_DESK = "use_post_desk"
    SEE_CALL = "see_call"
    KEEP_PROMISE = "keep_promise"
    USE_AREA_DESK = "use_area_desk"
    MANAGE_AREA = "manage_area"
