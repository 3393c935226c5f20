"""The course: each kind of content once, with its file."""

from dataclasses import dataclass
from typing import Annotated

from massage_lessons.course.model.anatomy import Bone, Entry, Landmark, Layer, Muscle, Region, Tone, Zone
from massage_lessons.course.model.bank import Case, Exercise, Made, Order
from massage_lessons.course.model.evidence import Claim, Effect, Outline, Source
from massage_lessons.course.model.lesson import Lesson, Word
from massage_lessons.course.model.planning import PlanPlace, PlanPosition, PlanRules, PlanScreening
from massage_lessons.course.model.practice import Form, Position, Routine, Stroke, Technique
from massage_lessons.course.model.safety import Contraindication, RedFlag, StopSign
from massage_lessons.course.model.statement import Statement
from massage_lessons.course.model.written import File

PRONUNCIATION = "pronunciation.yaml"
"""How each word of a name is said: a table that names are put together from, and no part of the course itself."""


@dataclass(frozen=True, slots=True)
class Course:
    """All content, in reading order: what the drawing shows from head to hip, the rest as its file has it, lessons by number."""

    regions: Annotated[tuple[Region, ...], File("anatomy/regions.yaml")]
    muscles: Annotated[tuple[Muscle, ...], File("anatomy/muscles.yaml")]
    landmarks: Annotated[tuple[Landmark, ...], File("anatomy/landmarks.yaml")]
    zones: Annotated[tuple[Zone, ...], File("anatomy/zones.yaml")]
    bones: Annotated[tuple[Bone, ...], File("anatomy/bones.yaml")]
    sources: Annotated[tuple[Source, ...], File("evidence/sources.json")]
    layers: Annotated[tuple[Layer, ...], File("anatomy/layers.yaml", "layers")]
    groups: Annotated[tuple[str, ...], File("anatomy/layers.yaml", "groups")]
    tones: Annotated[tuple[Tone, ...], File("anatomy/layers.yaml", "tones")]
    notice: Annotated[Statement, File("anatomy/layers.yaml", "notice")]
    claims: Annotated[tuple[Claim, ...], File("evidence/claims.yaml")]
    effects: Annotated[tuple[Effect, ...], File("evidence/effects.yaml")]
    outlines: Annotated[tuple[Outline, ...], File("evidence/outlines.yaml")]
    contraindications: Annotated[tuple[Contraindication, ...], File("safety/contraindications.yaml")]
    red_flags: Annotated[tuple[RedFlag, ...], File("safety/red-flags.yaml")]
    stop_signs: Annotated[tuple[StopSign, ...], File("safety/stop-signs.yaml")]
    techniques: Annotated[tuple[Technique, ...], File("practice/techniques.yaml")]
    strokes: Annotated[tuple[Stroke, ...], File("practice/strokes.yaml")]
    positions: Annotated[tuple[Position, ...], File("practice/positions.yaml")]
    routines: Annotated[tuple[Routine, ...], File("practice/routines.yaml")]
    plan: Annotated[PlanRules, File("practice/plan.yaml", "plan")]
    plan_places: Annotated[tuple[PlanPlace, ...], File("practice/plan.yaml", "places")]
    plan_positions: Annotated[tuple[PlanPosition, ...], File("practice/plan.yaml", "positions")]
    plan_screening: Annotated[tuple[PlanScreening, ...], File("practice/plan.yaml", "screening")]
    words: Annotated[tuple[Word, ...], File("glossary.yaml")]
    forms: Annotated[tuple[Form, ...], File("practice/forms.yaml")]
    made: Annotated[Made, File("practice/questions.yaml", "made")]
    cases: Annotated[tuple[Case, ...], File("practice/cases.yaml")]
    orders: Annotated[tuple[Order, ...], File("practice/orders.yaml")]
    exercises: Annotated[tuple[Exercise, ...], File("practice/exercises.yaml")]
    lessons: Annotated[tuple[Lesson, ...], File("lessons/*.yaml")]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every entry that has a place on the drawing."""
        return (*self.regions, *self.muscles, *self.landmarks, *self.zones, *self.bones)

    @property
    def from_head_to_hip(self) -> tuple[Entry, ...]:
        """The entries group by group, and within a group in the order of the content."""
        return tuple(sorted(self.entries, key=lambda entry: self.groups.index(entry.group)))
