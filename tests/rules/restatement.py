"""The warning rules once more, in plain Python, from the clinical paper and not from the YAML.

Each function says when one rule holds. Two independent statements of one medicine: where they
differ, one is wrong. A rule that was changed since says on whose authority in its `why`.
"""

from collections.abc import Callable, Mapping

Answers = Mapping[str, str | frozenset[str]]
Rule = Callable[[Answers], bool]


def yes(answers: Answers, *names: str) -> bool:
    """Whether all of these were answered with a clear yes."""
    return all(answers.get(name) == "yes" for name in names)


def one(answers: Answers, *names: str) -> bool:
    """Whether at least one of these was answered with a clear yes."""
    return any(answers.get(name) == "yes" for name in names)


def among(answers: Answers, name: str, *values: str) -> bool:
    """Whether the answer is, or contains, one of the values."""
    given = answers.get(name, frozenset())
    return bool(({given} if isinstance(given, str) else given) & set(values))


def one_leg(a: Answers) -> bool:
    """Left, right, unsure or not asked; or one calf or one leg is swollen."""
    return not among(a, "leg", "both", "alternates") or one_leg_swollen(a)


def one_leg_swollen(a: Answers) -> bool:
    return among(a, "swelling", "one_calf", "whole_leg")


def new(a: Answers) -> bool:
    """Not known to have lasted for months."""
    return not among(a, "duration", "months")


def suspect(a: Answers) -> bool:
    """New, and possibly in one leg only: what every clot rule begins with."""
    return one_leg(a) and new(a)


def crept_up(a: Answers) -> bool:
    return among(a, "duration", "months") and not among(a, "onset", "sudden", "hours_days")


def explained(a: Answers) -> bool:
    """Something accounts for new pain in one leg."""
    return (
        one(a, "unaccustomed_activity", "recent_injury", "sudden_start", "cramp_minutes")
        or one(a, "pain_from_back", "joint_pain", "pain_over_tendon", "tight_same_point")
        or among(a, "shin_bone_pain", "one_spot", "along_bone")
        or yes(a, "pain_on_walking", "eases_standing_still")
    )


def clot_pattern(a: Answers) -> bool:
    return (
        among(a, "sensation", "throbbing")
        or (yes(a, "tender_calf") and among(a, "timing", "constant"))
        or (among(a, "sensation", "cramp") and among(a, "timing", "constant"))
    )


def plain_pregnancy(a: Answers) -> bool:
    """Both ankles swell in pregnancy, and pre-eclampsia was asked about and denied."""
    return (
        among(a, "pregnancy", "pregnant")
        and among(a, "swelling", "both")
        and among(a, "leg", "both")
        and a.get("preeclampsia_signs") == "no"
    )


def daily_load(a: Answers) -> bool:
    """Some weeks of tired legs, both of them, from standing day by day, with nothing to see."""
    return (
        among(a, "leg", "both")
        and among(a, "duration", "weeks")
        and among(a, "swelling", "none")
        and yes(a, "prolonged_standing")
        and (among(a, "timing", "evening", "standing") or yes(a, "worse_standing"))
        and not one(a, "varicose_veins", "skin_change_ankle", "numbness_tingling")
    )


NOW: dict[str, Rule] = {
    "E1_lung_clot": lambda a: yes(a, "chest_breath_signs"),
    "E2_acute_ischaemia": lambda a: (
        yes(a, "leg_cold_pale") and not among(a, "duration", "weeks", "months")
    ),
    "E3_cauda_equina": lambda a: yes(a, "saddle_or_bladder"),
    "E4_both_legs_weak": lambda a: (
        among(a, "leg", "both") and yes(a, "pain_from_back", "new_leg_weakness")
    ),
    "E5_sudden_weakness": lambda a: (
        yes(a, "new_leg_weakness") and among(a, "onset", "sudden") and not yes(a, "pop_or_snap")
    ),
    "E6_compartment": lambda a: (
        yes(a, "severe_unrelenting_pain")
        and (
            one(a, "calf_tense_hard", "new_leg_weakness")
            or (yes(a, "recent_injury") and one(a, "numbness_tingling", "pain_slightest_movement"))
        )
    ),
    "E7_muscle_breakdown": lambda a: yes(a, "dark_urine"),
    "E8_sepsis": lambda a: yes(a, "very_unwell"),
    "E9_flesh_infection": lambda a: (
        yes(a, "severe_unrelenting_pain") and one(a, "skin_red_hot", "redness_spreading", "fever")
    ),
    "E10_bleeding_vein": lambda a: yes(a, "vein_bleeding"),
    "E11_spreading_infection": lambda a: (
        yes(a, "redness_spreading") and one(a, "fever", "severe_unrelenting_pain", "weak_immunity")
    ),
    "F2_leg_danger_unsaid": lambda a: among(a, "safety_b", "yes", "yes_unsaid"),
    "F4_illness_unsure": lambda a: (
        among(a, "safety_c", "yes_unsaid")
        and any(
            a.get(name) == "unsure" for name in ("dark_urine", "saddle_or_bladder", "very_unwell")
        )
    ),
}
TODAY: dict[str, Rule] = {
    "S1_swollen_leg": lambda a: suspect(a) and one_leg_swollen(a),
    "S2_strong_clot_risk": lambda a: (
        suspect(a)
        and (
            one(a, "active_cancer", "previous_clot", "immobilised_or_surgery")
            or among(a, "pregnancy", "pregnant", "gave_birth_6w")
        )
    ),
    "S3_weak_clot_risk": lambda a: (
        suspect(a)
        and one(a, "hormones", "long_travel")
        and not (yes(a, "cramp_minutes") and not yes(a, "tender_calf"))
    ),
    "S4_clot_pattern": lambda a: suspect(a) and clot_pattern(a),
    "S5_hard_vein": lambda a: yes(a, "hard_tender_vein"),
    "S6_skin_infection": lambda a: yes(a, "skin_red_hot"),
    "S7_fever_leg": lambda a: (
        yes(a, "fever")
        and (
            one_leg(a)
            or one(a, "joint_pain", "wound_ulcer", "diabetes")
            or not yes(a, "recent_infection")
        )
    ),
    "S8_parasite": lambda a: (
        yes(a, "undercooked_meat") and one(a, "fever", "pain_slightest_movement")
    ),
    "S9_snap": lambda a: yes(a, "pop_or_snap"),
    "S10_no_weight": lambda a: yes(a, "cannot_bear_weight"),
    "S11_cold_leg_chronic": lambda a: yes(a, "leg_cold_pale"),
    "S12_rest_pain": lambda a: (
        yes(a, "eases_leg_down") or (yes(a, "wound_ulcer") and one(a, "diabetes", "artery_risk"))
    ),
    "S13_new_weakness": lambda a: yes(a, "new_leg_weakness") and not crept_up(a),
    "S14_severe": lambda a: yes(a, "severe_unrelenting_pain"),
    "S15_hard_calf": lambda a: yes(a, "calf_tense_hard"),
    "S16_child": lambda a: (
        among(a, "age_band", "under16")
        and (one(a, "fever", "cannot_bear_weight", "weight_loss_or_lump") or one_leg(a))
    ),
    "F1_safety_unsure_twice": lambda a: any(
        a.get(name) == "unsure_twice" for name in ("safety_a", "safety_b", "safety_c")
    ),
    "F3_illness_unsaid": lambda a: among(a, "safety_c", "yes", "yes_unsaid"),
    "F5_clot_risk_unsaid": lambda a: among(a, "clot_risk", "yes", "yes_unsaid") and one_leg(a),
    "F6_frail_infection": lambda a: (
        (yes(a, "weak_immunity") or among(a, "age_band", "75plus"))
        and one(a, "fever", "skin_red_hot")
    ),
    "F7_blood_thinner_bleed": lambda a: (
        yes(a, "blood_thinner") and one(a, "bruising", "recent_injury", "pop_or_snap")
    ),
    "F8_antibiotic_tendon": lambda a: (
        among(a, "new_medicine", "antibiotic_or_steroid") and yes(a, "pain_over_tendon")
    ),
    "F9_preeclampsia": lambda a: (
        among(a, "pregnancy", "pregnant", "gave_birth_6w") and yes(a, "preeclampsia_signs")
    ),
    "F10_breathless_lying": lambda a: among(a, "swelling", "both") and yes(a, "breathless_lying"),
}
IN_DAYS: dict[str, Rule] = {
    "D1_child": lambda a: (
        among(a, "age_band", "under16")
        and not (among(a, "leg", "both") and among(a, "duration", "months"))
    ),
    "D2_unexplained_one_leg": lambda a: suspect(a) and not explained(a),
    "D3_lump": lambda a: yes(a, "weight_loss_or_lump"),
    "D4_bone_spot": lambda a: among(a, "shin_bone_pain", "one_spot"),
    "D5_weak_thighs": lambda a: (
        (yes(a, "stairs_chair_weakness") or yes(a, "twitching_wasting", "new_leg_weakness"))
        and not crept_up(a)
    ),
    "D6_wound": lambda a: yes(a, "wound_ulcer"),
    "D7_statin": lambda a: (
        among(a, "new_medicine", "statin") and not one_leg(a) and not yes(a, "cramp_minutes")
    ),
    "D8_both_swollen": lambda a: (
        among(a, "swelling", "both")
        and not among(a, "duration", "today", "months")
        and not plain_pregnancy(a)
    ),
    "D9_long_swelling": lambda a: (
        one_leg(a) and among(a, "duration", "months") and one_leg_swollen(a)
    ),
    "D10_slow_weakness": lambda a: yes(a, "new_leg_weakness") and crept_up(a),
    "D11_bone_pain_at_rest": lambda a: (
        among(a, "shin_bone_pain", "one_spot", "along_bone")
        and among(a, "timing", "constant", "night_in_bed")
        and not among(a, "timing", "after_exercise")
        and not among(a, "duration", "today")
    ),
}
BOOKED: dict[str, Rule] = {
    "G1_claudication": lambda a: (
        yes(a, "pain_on_walking") and one(a, "eases_standing_still", "artery_risk")
    ),
    "G2_lasting": lambda a: among(a, "duration", "weeks", "months") and not daily_load(a),
    "G3_knots": lambda a: yes(a, "calf_knots", "pain_slightest_movement"),
    "G4_slow_weak_thighs": lambda a: yes(a, "stairs_chair_weakness") and crept_up(a),
}
LEVELS = {"emergency_now": NOW, "same_day": TODAY, "within_days": IN_DAYS, "routine": BOOKED}
ORDER = ("self_care", "routine", "within_days", "same_day", "emergency_now")
RULES: dict[str, Rule] = {name: rule for level in LEVELS.values() for name, rule in level.items()}


def level_of(name: str) -> str:
    """How urgent the paper makes a rule."""
    return next(level for level, rules in LEVELS.items() if name in rules)


def restated(answers: Answers) -> set[str]:
    """The rules that hold, by this restatement."""
    return {name for name, rule in RULES.items() if rule(answers)}


def demanded(answers: Answers) -> int:
    """The most urgent level that they demand, 0 (self-care) to 4 (emergency)."""
    return max((ORDER.index(level_of(name)) for name in restated(answers)), default=0)
