"""What the course is made of: frozen objects, each named by the field's own word."""

from massage_lessons.course.model.anatomy import Bone, Contact, Entry, Kind, Landmark, Layer, Massage, Muscle, Names, Region, Side, Sides, Tone, Touch, Zone, ZoneTouch
from massage_lessons.course.model.course import Course
from massage_lessons.course.model.drawing import Drawing, Frame, Shape, Texture
from massage_lessons.course.model.evidence import Better, Certainty, Claim, ClaimKind, Comparison, Effect, Given, Measure, Source, Sureness, Topic, Verdict, Verified
from massage_lessons.course.model.lesson import Lesson, Option, Plan, PlanStep, Question, QuestionKind, QuestionPlace, Word
from massage_lessons.course.model.practice import Field, FieldKind, Form, Position, Routine, Step, Technique, TechniqueUse, Who
from massage_lessons.course.model.safety import ConditionGroup, Contraindication, Help, RedFlag, Rule, Stop, StopSign
from massage_lessons.course.model.statement import Amount, Basis, Item, Minutes, Point, Pressure, Statement, Unsourced

__all__ = ["Amount", "Basis", "Better", "Bone", "Certainty", "Claim", "ClaimKind", "Comparison", "ConditionGroup", "Contact", "Contraindication", "Course", "Drawing", "Effect", "Entry", "Field", "FieldKind", "Form", "Frame", "Given", "Help", "Item", "Kind", "Landmark", "Layer", "Lesson", "Massage", "Measure", "Minutes", "Muscle", "Names", "Option", "Plan", "PlanStep", "Point", "Position", "Pressure", "Question", "QuestionKind", "QuestionPlace", "RedFlag", "Region", "Routine", "Rule", "Shape", "Side", "Sides", "Source", "Statement", "Step", "Stop", "StopSign", "Sureness", "Technique", "TechniqueUse", "Texture", "Tone", "Topic", "Touch", "Unsourced", "Verdict", "Verified", "Who", "Word", "Zone", "ZoneTouch"]
