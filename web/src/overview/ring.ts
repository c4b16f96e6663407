/** A person is a ring, a company a disc: the shape tells them apart, no colour does. */
import { NodeCircleProgram } from 'sigma/rendering';

const RING = /* glsl */ `
precision highp float;
varying vec4 v_color;
varying vec2 v_diffVector;
varying float v_radius;
uniform float u_correctionRatio;
void main(void) {
  float feather = u_correctionRatio * 1.5;
  float from = length(v_diffVector);
  float inside = 1.0 - smoothstep(v_radius - feather, v_radius, from);
  #ifdef PICKING_MODE
  gl_FragColor = from > v_radius ? vec4(0.0) : v_color;
  #else
  float hole = 1.0 - smoothstep(v_radius * 0.5 - feather * 0.5, v_radius * 0.5 + feather * 0.5, from);
  gl_FragColor = v_color * inside * (1.0 - hole);
  #endif
}
`;

export class RingProgram extends NodeCircleProgram {
  override getDefinition(): ReturnType<NodeCircleProgram['getDefinition']> {
    return { ...super.getDefinition(), FRAGMENT_SHADER_SOURCE: RING };
  }
}
